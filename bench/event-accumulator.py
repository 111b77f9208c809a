# python bench/event-accumulator.py FOLDER: reads all scalars as TensorBoard does and prints what it took, as JSON.
import json
import resource
import sys
import time

from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
start = time.process_time()
log = EventAccumulator(sys.argv[1], size_guidance={"scalars": 0})
log.Reload()
count = sum(len(log.Scalars(tag)) for tag in log.Tags()["scalars"])
assert count == 1_000_000, count
grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024 / 1e6
print(json.dumps({"seconds": time.process_time() - start, "megabytes": grown}))
