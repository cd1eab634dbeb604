import Session

extension Session: QuestionSession {}
