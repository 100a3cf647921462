"""What customers upload: bytes in, text out."""
