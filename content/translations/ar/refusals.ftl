# لماذا يُرفض عمل، وما العمل
refusal-open-already = الملف مفتوح بالفعل.
refusal-no-case = لا يوجد ملف كهذا؛ يُفتح الملف بإشعار مسبق.
refusal-clock = تشير الساعة إلى { $now }، وآخر تغيير في الملف كان في { $last }.
refusal-mend-clock = اضبط الساعة؛ لا يمكن أن يؤرَّخ عمل قبل العمل الذي يليه.
refusal-ended = مرحلة الملف هي «{ $stage }»: لا يمكن القيام بشيء آخر فيه.
refusal-edition = يُحكم على الملف بالطبعة { $edition } لا بالطبعة { $other }.
refusal-mend-edition = حمِّل الطبعة التي ثُبِّت عليها الملف، أو انقله إلى الطبعة الجديدة بعمل موقَّع.
refusal-recused = نُحّي { $person } عن هذا الملف.
refusal-separation = { $rule }: سبق أن قام { $person } هنا بالعمل { $act }. { $basis }
refusal-mend-somebody-else = دع شخصًا آخر يقوم بذلك.
refusal-undeclared = لم يصرّح { $person } بمصالحه في هذا الملف. { $basis }
refusal-mend-declare = صرِّح بالمصالح أولًا، حتى إن لم تكن هناك أي مصلحة.
refusal-gate = { $count ->
    [one] شرط واحد لم يُستوفَ.
    [two] شرطان لم يُستوفيا.
    [few] { $count } شروط لم تُستوفَ.
   *[other] { $count } شرطًا لم تُستوفَ.
}
refusal-mend-gate = استوفِ كل شرط مما يلي، ثم أعد المحاولة.
refusal-mend-stage = انظر ما يمكن القيام به الآن ومتى.
refusal-mend-field = صحِّح { $field } وأرسله من جديد.
refusal-empty = الحقل فارغ.
refusal-too-long = فيه { $length } من الأحرف؛ ولا يُقرأ أكثر من { $most }.
refusal-past = يجب ألا يكون في الماضي.
refusal-ahead = يجب أن يكون في المستقبل.
refusal-to-come = لم يحن { $date } بعد.
refusal-within-days = يجب أن يكون خلال { $days } من الأيام، أي في موعد أقصاه { $date }.
refusal-name-one = اذكر واحدًا على الأقل.
refusal-none-given = لم يُذكر أيٌّ منها.
refusal-signed-already = وُقِّع قرار بالفعل.
refusal-published-already = نُشر القرار بالفعل.
refusal-not-proposed = لم يُقترح أي قرار.
refusal-not-signed = لم يُوقَّع أي قرار.
refusal-not-approved = لا يوجد قرار منشور يوافق على الارتباط.
refusal-never-approved = لم تحصل الموافقة عليه قط؛ اسحبه أو اتخذ قرارًا بشأنه بدلًا من ذلك.
refusal-decided = اتُّخذ قرار بشأنه؛ أغلقه بدلًا من ذلك.
refusal-proposed-in-decision = يُقترح القرار في مرحلة القرار؛ والملف في مرحلة «{ $stage }».
refusal-signed-in-decision = يُوقَّع القرار في مرحلة القرار؛ والملف في مرحلة «{ $stage }».
refusal-snapshot = تغيّر الملف منذ اطلعت عليه: بصمته الآن { $snapshot }.
refusal-mend-snapshot = انظر ما تغيّر، ثم وقِّع على البصمة الجديدة.
refusal-level = عند درجة التدقيق «{ $tier }» لا يقرر إلا: { $roles }.
refusal-mend-level = أحِله إلى أحدهم.
refusal-carried = هناك تحفظ أو اعتراض لم يُرفع: بيِّن باسمك لماذا تتحمل مسؤوليته.
refusal-conditions-none = اذكر شرطًا واحدًا على الأقل، أو وافق بلا شروط.
refusal-conditions-only = لا شروط إلا لموافقة مشروطة.
refusal-acting-as = أنت تعمل بصفة: { $role }.
refusal-keeps-partner = لا يتغير شريك الملف؛ افتح ملفًا آخر لشريك آخر.
refusal-facts-bound = وُقِّع قرار؛ والوقائع التي يستند إليها لا تتغير إلا بملف جديد.
refusal-ends-early = { $end } يسبق { $start }، وهو يومه الأول.
refusal-no-sector = لا قطاع يحمل الرمز { $code }.
refusal-no-question = لا سؤال في الطبعة يحمل الرمز { $code }.
refusal-no-source = لا مصدر في هذا الملف باسم { $id }.
refusal-no-source-yet = لا مصدر في هذا الملف باسم { $id }؛ أضفه أولًا.
refusal-source-taken = الاسم { $id } مستعمل؛ لا تُستبدل المصادر أبدًا، أضف مصدرًا جديدًا.
refusal-copy-older = لا يمكن أن تكون النسخة أقدم من نشرها.
refusal-sha256 = تتألف بصمة SHA-256 من 64 رقمًا ستعشريًا.
refusal-two-options = اطرح خيارين على الأقل للتعليق، أحدهما عدم المضي.
refusal-consultation-closed = أُغلقت المشاورة.
refusal-no-consultation = لا مشاورة مفتوحة.
refusal-comment-period = يمكن تمديد مهلة التعليق، ولا تُقصَّر أبدًا.
refusal-comments-over = انقضى وقت التعليق.
refusal-comments-until = يمكن التعليق حتى { $date }.
refusal-comments-unanswered = { $count ->
    [one] تعليق واحد لم يُجَب عنه بعدُ جوابًا معلَّلًا.
    [two] تعليقان لم يُجَب عنهما بعدُ جوابًا معلَّلًا.
    [few] { $count } تعليقات لم يُجَب عنها بعدُ جوابًا معلَّلًا.
   *[other] { $count } تعليقًا لم يُجَب عنها بعدُ جوابًا معلَّلًا.
}
refusal-name-comments = اذكر التعليقات التي تُجيب عنها.
refusal-no-comment = لا تعليق في هذا الملف باسم { $id }.
refusal-promise-one = قدِّم وعدًا واحدًا على الأقل.
refusal-announced-already = أُعلنت الشراكة بالفعل.
refusal-is-suspended = الارتباط معلَّق.
refusal-suspended-already = هو معلَّق بالفعل.
refusal-not-suspended = ليس معلَّقًا.
refusal-rule-name = لا ترفع علامةً باسم قاعدة إلا القاعدة نفسها.
refusal-raised-already = رُفعت العلامة { $code } بالفعل.
refusal-no-answer-yet = لا إجابة بعدُ عن { $code } ليُنظر فيها.
refusal-no-flag = لم تُرفع في هذا الملف علامة { $code }.
refusal-reply-time = يمكن تمديد مهلة الرد، ولا تُقصَّر أبدًا.
refusal-reply-not-asked = لم يُطلب من الشريك أن يرد بعد.
refusal-working-days = تنتهي { $days } من أيام العمل (تقويم { $calendar }) في { $date } على أقرب تقدير.
refusal-holidays-until = لا يدرج التقويم { $calendar } العطل إلا حتى { $date }.
refusal-assessment-early = ما زالت المشاورة مفتوحة؛ يصير التقييم نهائيًا بعدها لا قبلها.
refusal-asked-already = طُلبت هذه المراجعة من { $person } بالفعل.
refusal-not-asked = لم تُطلب من { $person } مراجعة بشأن { $subject }.
refusal-stage-order = بعد «{ $stage }» تأتي «{ $next_stage }» لا «{ $asked_stage }».
refusal-no-stage = لا مرحلة تأتي بعد «{ $stage }».
refusal-emergency-once = سُلك مسار الطوارئ بالفعل؛ ولا يُسلك إلا مرة واحدة.
refusal-emergency-before = مسار الطوارئ لما قبل القرار.
refusal-pinned = الملف مثبَّت على { $edition }.
refusal-edition-in-force = الطبعة النافذة هي { $edition }.
refusal-unplaced = بيِّن مصير الإجابة عن { $code }.
refusal-events-to = في الملف وقائع من 1 إلى { $last }.
refusal-no-exclusion = ليس { $code } سؤالًا عن الاستبعاد.
refusal-not-excluded = لا يستبعد { $code } هذا الارتباط.
refusal-exception-role = لا يستثني من { $code } إلا صاحب هذا الدور: { $role }.
refusal-mend-exception-role = أحِله إلى شخص له هذا الدور.
refusal-no-exception = لا يجوز لأحد أن يستثني من { $code }.
refusal-excluded = يستبعد { $code } هذا الارتباط، ولا استثناء نافذ.
refusal-mend-exclusion = ارفض الارتباط، أو ادحض سبب الاستبعاد بالأدلة.
refusal-referred = مصالح { $person } لدى مكتب الأخلاقيات. { $basis }
refusal-mend-referred = انتظر قراره، أو ليقم بذلك شخص آخر.
refusal-interests-due = كان ينبغي النظر من جديد فيما أفصح عنه { $person } قبل الآن. { $basis }
refusal-mend-declare-again = أفصح عن المصالح من جديد.
refusal-interests-stand-in-the-way = لا يأذن مكتب الأخلاقيات بأن يعمل { $person } على هذا الملف. { $basis }
refusal-ethics-decides = يبت مكتب الأخلاقيات في ذلك؛ أفصح عما لديك فيُحال إليه.
refusal-ethics-decided = بتّ مكتب الأخلاقيات في مصالحك؛ أحلها إليه فينظر فيها من جديد.
refusal-own-interests = لا يبت أحد في مصالحه؛ ليقم بذلك شخص آخر.
refusal-declared-nothing = لم يفصح { $person } عن شيء في هذا الملف.
refusal-conclude = بتّ فيها: لا مصلحة، أو تُدبَّر، أو تنحٍّ، أو مانعة من المشاركة.
refusal-plan-only-managed = لا خطة إلا لما يُدبَّر.
refusal-identifier = «{ $text }» ليس بالصيغة السجل:الرقم، مثل GB-COH:00102498.
refusal-too-many = هناك أكثر من { $most }.
