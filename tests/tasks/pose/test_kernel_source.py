"""The generated file is what its generator writes."""

from tasks.pose import kernel, kernel_source


def test_the_generator_writes_the_same_file_again() -> None:
    assert kernel_source.TARGET.read_text(encoding="utf-8") == kernel_source.source()


def test_the_file_agrees_with_its_generator_on_sizes() -> None:
    assert (kernel.JOINTS, kernel.LANES, kernel.STRIDE) == (
        kernel_source.JOINTS,
        kernel_source.LANES,
        kernel_source.STRIDE,
    )
    assert (kernel.STRIDE * 4) % 64 == 0
    assert (kernel.STRIDE * 4 // 64) % 2 == 1
