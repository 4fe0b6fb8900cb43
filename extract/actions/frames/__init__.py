"""The constructions in which reports name acts. A card says by its `frame` which of them reads its triggers."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from extract.actions.act import Act
from extract.actions.cards import ActionCard
from extract.actions.frames import (
    advise,
    answer,
    appoint,
    award,
    carried,
    covered,
    event,
    handed,
    hear,
    invite,
    norms,
    participants,
    passed,
    propose,
    relative,
    submit,
    urge,
    verb,
)
from extract.actions.reading import Reading
from extract.actions.triggers import Occurrence

Frame = Callable[[Reading, Occurrence, ActionCard], tuple[Act, ...]]

FRAMES: Mapping[str, Frame] = {
    "hear": hear.read,  # 听取 B 关于 T 的报告
    "event": event.read,  # 对 T 开展调研; 开展 T 调研 N 次; 专题调研 T
    "verb": verb.read,  # 视察 T N 个、T N 处
    "propose": propose.read,  # 对 B 提出 T 等建议 N 条
    "advise": advise.read,  # 建议 B T
    "urge": urge.read,  # 督促 B T
    "submit": submit.read,  # 向 B 报告 T; 报请 B 批准
    "appoint": appoint.read,  # 任命 P 为 O, P 为 O; 免去 P 的 O 职务
    "award": award.read,  # B 被评为 “T”
    "legislate": norms.read_legislation,  # 制定 L, 废止法规 N 件
    "document": norms.read_document,  # 印发 《L》
    "passed": passed.read,  # L 经 B 通过
    "relative": relative.read,  # 票决产生的 N 项 T
    "followed": relative.read_followed,  # 督办的 N 件建议
    "put_forward": relative.read_put_forward,  # 代表甲提出的《W》
    "handed": handed.read_handling,  # T N 件, 由 B 办理
    "carried": carried.read,  # 推动 L 贯彻落实
    "covered": covered.read,  # T 被 B 报道
    "hand_over": handed.read_handing_over,  # 将 T 转交 B
    "answer": answer.read,  # B 负责人应询
    "participants": participants.read,  # 参与 T 的代表 N 人次
    "invite": invite.read,  # 邀请 N 名代表列席 T
}
