"""Video and sound files: probing, sampled decoding, thumbnails, cut detection and export, the only users of PyAV and OpenCV.

Nothing here knows a model, a score or a window; foreign errors are translated in `translate` and nowhere else.
"""
