"""ONNX in ONNX Runtime, and safetensors in its own library."""

import numpy as np
import onnx
import onnxruntime
from safetensors.numpy import load_file

from cases import assert_outputs


def test_onnx_is_valid_and_gives_the_outputs_of_the_app(case):
    file = case.file("onnx", ".onnx")
    model = onnx.load(file)
    onnx.checker.check_model(model, full_check=True)
    assert max(opset.version for opset in model.opset_import if opset.domain == "") >= 17
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 2
    session = onnxruntime.InferenceSession(file, options, providers=["CPUExecutionProvider"])
    names = [given.name for given in session.get_inputs()]
    outputs = session.run(None, dict(zip(names, case.inputs, strict=True)))
    assert_outputs(case, outputs)


def test_safetensors_hold_the_weights_under_their_names(case):
    tensors = load_file(case.file("safetensors", ".safetensors"))
    values = np.fromfile(case.folder / "weights.bin", dtype="<f4")
    offset = 0
    assert len(tensors) == len(case.about["weights"])
    for weight in case.about["weights"]:
        size = int(np.prod(weight["shape"]))
        expected = values[offset : offset + size].reshape(weight["shape"])
        offset += size
        np.testing.assert_array_equal(tensors[weight["name"]], expected, weight["name"])
