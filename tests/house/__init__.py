"""The house: contracts on imports and words, complete languages, a README in step with the commands, a wheel that holds what it should."""
