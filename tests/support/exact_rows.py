"""One commentary, as the rows of ExAct carry it from stage to stage."""

from schemas.commentary import CommentaryRow, Split

COMMENTARY = CommentaryRow(
    commentary_id="take_1/ann/4",
    take_uid="uid-1",
    take_name="take_1",
    participant_uid="7",
    task_id=6000,
    task_name="Basketball Drills",
    activity="basketball",
    domain="Sports",
    split=Split.TRAIN,
    expert_uid="ann",
    recording=4,
    video_time_sec=12.5,
    take_duration_sec=60.0,
    text="Bend your knees.",
)
