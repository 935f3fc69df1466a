"""Can anybody be singled out? Random organisations are protected and attacked, beside three rules of the trade.

``python3 -m benchmarks.safety --organisations 1000 --keep FILE`` protects and attacks that many, and keeps one line of each; an interrupted
run goes on where it stopped. ``python3 -m benchmarks.safety --table --keep FILE`` prints the tables of what is there.
"""
