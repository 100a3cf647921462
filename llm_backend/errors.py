"""What can go wrong between us and a model server, and on the way to having one.

ModelError
├── ModelUnavailable   no server answers, or all circuits are open, or the queue is full
│   └── ModelInterrupted   the server broke off after it had begun to answer
├── ModelTimeout       no first token, a silence between tokens, or the deadline passed
├── ModelRejected      the server refused the request (wrong model name, context too long)
├── ModelOutputInvalid the answer does not fit the JSON schema, after one retry
└── ModelSetupError    there is no model to serve
    ├── ModelFetchError    it cannot be fetched, or what came is not what was promised
    └── ModelServerError   this machine cannot run it, or its server does not start

No message holds a customer's text.
"""


class ModelError(Exception):
    """Base of all errors of the model road."""


class ModelUnavailable(ModelError):
    """No server can take the request now."""


class ModelInterrupted(ModelUnavailable):
    """The answer broke off after its first token."""


class ModelTimeout(ModelError):
    """The server was too slow."""


class ModelRejected(ModelError):
    """The server understood the request and refused it; a retry would not help."""


class ModelOutputInvalid(ModelError):
    """The model did not produce what the schema asks for."""


class ModelSetupError(ModelError):
    """No model can be served; the message says what to do."""


class ModelFetchError(ModelSetupError):
    """A model file cannot be had, or is not the one it should be."""


class ModelServerError(ModelSetupError):
    """A model server cannot run here or did not become ready."""
