"""Runs a test that takes `case` once for each case, and `whole_case` for whole graphs only."""

import os

# Before TensorFlow is loaded: its choices of algorithm must not depend on the machine.
os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")

import pytest

import cases


CASES = {
    "case": cases.folders(),
    "whole_case": cases.folders(("graphs",)),
    "sequence_case": cases.folders(("sequences",)),
}


def pytest_generate_tests(metafunc):
    for name, found in CASES.items():
        if name not in metafunc.fixturenames:
            continue
        if not found:
            raise FileNotFoundError(f"There are no cases in {cases.FOLDER}: npm run test:python")
        metafunc.parametrize(name, found, ids=lambda path: path.name, indirect=True)


def load_case(request) -> cases.Case:
    return cases.load(request.param)


case, whole_case, sequence_case = (pytest.fixture(name=name)(load_case) for name in CASES)
