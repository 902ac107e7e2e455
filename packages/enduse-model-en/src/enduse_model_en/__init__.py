"""The weights of enduse's English encoder: `lower.onnx`, `upper.onnx`, `vocabulary.txt` and `model.json` lie beside
this file.
"""
