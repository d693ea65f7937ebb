"""All entries checked against each other: `gathering.gather` makes the one `Catalogue`, later stages look up."""
