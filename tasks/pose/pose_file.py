"""A take's poses as the array that ExpertAF's loader reads: `<take_name>.npy`."""

import io

import numpy as np

from schemas.expertaf.release import PoseFileSettings, PoseFileWork
from schemas.pose import JOINT_COUNT


def pose_file_content(work: PoseFileWork, settings: PoseFileSettings) -> bytes:  # noqa: ARG001
    """(T,17,4) float32 in COCO's order: x, y, z in metres and 1 where the joint is known, else zeros.

    Row i is frame i of the video.
    """
    joints_T_17_3 = np.frombuffer(work.joints, "<f4").reshape(-1, JOINT_COUNT, 3)
    present_T_17_1 = np.frombuffer(work.present, np.bool_).reshape(-1, JOINT_COUNT, 1)
    placed_T_17_3 = np.where(present_T_17_1, joints_T_17_3, np.float32(0))
    rows_T_17_4 = np.concatenate([placed_T_17_3, present_T_17_1.astype("<f4")], axis=2)
    stream = io.BytesIO()
    np.save(stream, rows_T_17_4.astype("<f4"), allow_pickle=False)
    return stream.getvalue()
