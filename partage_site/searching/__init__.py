"""What readers search in: French words brought to stems, documents to an index in small parts. Knows no catalogue."""
