"""The scenes, by family. Each takes an empty sheet and draws one moment on it."""
