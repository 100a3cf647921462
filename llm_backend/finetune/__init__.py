"""From conversations to an adapter: data, training, evaluation. Runs in the serving environments
(`finetune` on a GPU, `cpu` in tests), so only data.py is imported by the bot's."""
