"""`make check`: what is wrong in the designers' files, in plain words, and their conversations."""
