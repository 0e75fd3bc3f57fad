"""Videos as files: probing, sampled decoding, thumbnails, exporting, sound.

The only room that uses PyAV and OpenCV; it knows nothing of models, scores or windows.
"""
