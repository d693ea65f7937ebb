"""From words and entries to HTML: prose, French typography, links, pictures, the template environment."""
