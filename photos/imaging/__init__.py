"""Pictures as files and pixels: checked, decoded, cut, rendered. Knows Pillow, but no model and no storage."""
