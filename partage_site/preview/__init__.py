"""The live preview: watch the folders, build again, show the last good site and the problems of the last save."""
