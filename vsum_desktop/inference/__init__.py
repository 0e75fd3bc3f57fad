"""Models as files: manifests, checksums, devices and sessions.

The only room that uses ONNX Runtime and tokenizers; it knows nothing of videos, jobs or windows.
"""
