"""Answer questions in Chinese by rules, without a model: each form of question is a card, each word a row."""

from graph.ask.answering import Answer, Quote, ask
from graph.ask.forms import Form, forms
from graph.ask.reading import NotUnderstoodError, Reading, Token
from graph.ask.telling import tell

__all__ = ["Answer", "Form", "NotUnderstoodError", "Quote", "Reading", "Token", "ask", "forms", "tell"]
