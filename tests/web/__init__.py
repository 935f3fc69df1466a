"""The upload page: who is let in, what is stored and erased, what each state shows, and the whole way in a browser."""
