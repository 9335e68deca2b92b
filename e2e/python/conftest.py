"""Runs every test that takes `case` once for each case."""

import os

# Before TensorFlow is loaded: its choices of algorithm must not depend on the machine.
os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")

import pytest

import cases


def pytest_generate_tests(metafunc):
    if "case" not in metafunc.fixturenames:
        return
    found = cases.folders()
    if not found:
        raise FileNotFoundError(f"There are no cases in {cases.FOLDER}: npm run test:python")
    metafunc.parametrize("case", found, ids=lambda path: path.name, indirect=True)


@pytest.fixture
def case(request) -> cases.Case:
    return cases.load(request.param)
