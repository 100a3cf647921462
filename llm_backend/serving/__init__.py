"""Starting a model server: llama.cpp on a CPU here, vLLM in an environment of its own."""
