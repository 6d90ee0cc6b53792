"""Runs a command on one core and prints its output and its peak memory as JSON.

usage: measure.py CORE COMMAND...     A program of its own, because Linux counts the memory of the process
that starts a program to the program: this one is small.
"""
import json
import os
import resource
import subprocess
import sys

if __name__ == "__main__":
    os.sched_setaffinity(0, {int(sys.argv[1])})
    done = subprocess.run(sys.argv[2:], capture_output=True, text=True, check=True)
    print(json.dumps({"output": done.stdout, "peak_kib": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss}))
