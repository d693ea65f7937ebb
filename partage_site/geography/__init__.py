"""From the name of a town to a point, and from points to a map of France; knows nothing of programmes.

gazetteer  a town as people write it → its commune, or what it may mean
regions    departments and regions, by name, code or slug
coordinates  whether a point fits its town, and which slip of the pen explains that it does not
drawing    points → plain data that a template prints as SVG; outlines and ropes serve it
"""
