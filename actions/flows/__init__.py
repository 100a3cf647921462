"""The flows: each is a Rasa form whose one action reads the answer, asks the shop, asks on.

Read `form.py` first, then `returning.py`.
"""
