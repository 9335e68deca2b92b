// The engine's only door. Everything else in this folder is private to it.
