"""The tests: ``python3 -m tests`` sets up the test tools and runs all of them."""
