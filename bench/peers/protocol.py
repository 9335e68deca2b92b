"""The peers' end of the line to bench/measuringProcess.mjs: a request a line in, an answer a line out, both JSON."""

import json
import sys
import traceback


def tell(message):
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


def serve(versions, measure):
    """Answers requests until stdin ends. `measure(case, steps_per_epoch, measured_epochs)` returns the milliseconds a
    step of each epoch after the first, which warms up."""
    tell({"kind": "ready", "versions": versions})
    for line in sys.stdin:
        request = json.loads(line)
        try:
            ms = measure(request["case"], request["stepsPerEpoch"], request["measuredEpochs"])
            tell({"kind": "measured", "msPerStep": ms, "memory": None})
        except Exception:
            tell({"kind": "failed", "message": traceback.format_exc()})
