"""`python -m partage_site`: what build.py hands over to."""

import sys

from partage_site.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
