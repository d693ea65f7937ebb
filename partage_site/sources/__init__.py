"""From the folders of content to documents: discovery, encoding, front matter with a line for every key."""
