"""The stages of ExpertAF, in order: what each one makes, of what, and what bears on it."""

from schemas.expertaf.alignments import AlignmentsReject, AlignmentsRow
from schemas.expertaf.candidates import CandidatesReject, CandidatesRow, ExecutionRow, LabelledCommentary
from schemas.expertaf.commentary import ExecutionCommentaryRow, ExecutionReject
from schemas.expertaf.labels import LabelsReject, LabelsReply, LabelsRow, LabelsVariables
from schemas.expertaf.poses import PosedTake, PoseRow, PosesReject
from schemas.expertaf.release import PoseFileSettings, TripletReleaseReject, TripletReleaseRow
from schemas.expertaf.triplets import LabelledExpert, TripletRow, TripletsReject
from schemas.expertaf.videos import TakeVideosRow, VideosReject
from tasks.artifacts.stage import PanelStage, Preview, SourceStage, Stage, UnitStage
from tasks.expertaf import alignments, candidates, commentary, labels, poses, release, triplets, videos
from tasks.expertaf.baseline import labels as label_rules
from tasks.pose.alignment import align
from tasks.pose.pose_file import pose_file_content
from tasks.sources.egoexo4d.executions import execution_sources, read_executions
from tasks.sources.egoexo4d.videos import read_videos, take_list
from tasks.sources.take_poses import pose_unit

COMMENTARY = SourceStage(
    name="expertaf.commentary",
    row=ExecutionCommentaryRow,
    rejects=ExecutionReject,
    settings=lambda config: config.expertaf.commentary,
    files=execution_sources,
    records=read_executions,
    settle=commentary.settle,
)

LABELS = PanelStage(
    name="expertaf.labels",
    row=LabelsRow,
    rejects=LabelsReject,
    settings=lambda config: config.expertaf.labels,
    inputs=("expertaf.commentary",),
    input_row=ExecutionCommentaryRow,
    prompt="expertaf/labels",
    variables_class=LabelsVariables,
    reply=LabelsReply,
    questions=labels.questions,
    asks_per_model=lambda settings: settings.samples,
    settle=labels.settle,
    baseline=label_rules.answer,
)

VIDEOS = SourceStage(
    name="expertaf.videos",
    row=TakeVideosRow,
    rejects=VideosReject,
    settings=lambda config: config.expertaf.videos,
    files=take_list,
    records=read_videos,
    settle=videos.settle,
    preview=Preview.ALL,
)

POSES = UnitStage(
    name="expertaf.poses",
    row=PoseRow,
    rejects=PosesReject,
    settings=lambda config: config.expertaf.poses,
    inputs=("expertaf.videos", "expertaf.labels"),
    tables=(TakeVideosRow, LabelledCommentary),
    files=poses.files,
    groups=poses.groups,
    unit_settings=lambda settings: settings,
    compute=pose_unit,
    settle=poses.settle,
    preview=Preview.ALL,
)

CANDIDATES = UnitStage(
    name="expertaf.candidates",
    row=CandidatesRow,
    rejects=CandidatesReject,
    settings=lambda config: config.expertaf.candidates,
    inputs=("expertaf.labels", "expertaf.poses", "expertaf.labels"),
    tables=(LabelsRow, PosedTake, LabelledCommentary),
    groups=candidates.groups,
    settle=candidates.settle,
    entry=ExecutionRow,
)

ALIGNMENTS = UnitStage(
    name="expertaf.alignments",
    row=AlignmentsRow,
    rejects=AlignmentsReject,
    settings=lambda config: config.expertaf.alignments,
    inputs=("expertaf.candidates", "expertaf.poses", "expertaf.labels"),
    tables=(CandidatesRow, PoseRow, LabelledCommentary),
    groups=alignments.groups,
    unit_settings=lambda settings: settings.search,
    compute=align,
    settle=alignments.settle,
)

TRIPLETS = UnitStage(
    name="expertaf.triplets",
    row=TripletRow,
    rejects=TripletsReject,
    settings=lambda config: config.expertaf.triplets,
    inputs=("expertaf.alignments", "expertaf.labels"),
    tables=(AlignmentsRow, LabelledExpert),
    groups=triplets.groups,
    settle=triplets.settle,
    most_rows=lambda settings: max(settings.train_experts, settings.test_experts),
)

RELEASE = UnitStage(
    name="expertaf.release",
    row=TripletReleaseRow,
    rejects=TripletReleaseReject,
    settings=lambda config: config.expertaf.release,
    inputs=("expertaf.triplets", "expertaf.poses", "expertaf.videos"),
    tables=(TripletRow, PoseRow, TakeVideosRow),
    groups=release.groups,
    unit_settings=lambda settings: PoseFileSettings(),  # noqa: ARG005
    compute=pose_file_content,
    settle=release.settle,
)

STAGES: tuple[Stage, ...] = (COMMENTARY, LABELS, VIDEOS, POSES, CANDIDATES, ALIGNMENTS, TRIPLETS, RELEASE)
