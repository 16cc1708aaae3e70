# المكتب: ما يراه العاملون على الملف.

office-title = ملفاتي
office-intro = كل ارتباط يجوز لك الاطلاع عليه، والأكثر إلحاحًا أولًا.
office-tasks = مهامي
office-tasks-none = لا شيء ينتظرك.
office-deadlines = المواعيد النهائية
office-deadlines-none = لا موعد نهائيًّا في الأيام الثلاثين المقبلة.
office-new = فتح ارتباط جديد
office-task-list = ما ينبغي عمله
office-tasks-done = أُنجز { $done } من { $all }
office-refused = لا يمكن القيام بهذا بعد
office-refused-rule = القاعدة
office-refused-how = كيف تُستوفى

office-field-title = عنوان الارتباط
office-field-partner = اسم الشريك
office-field-partner-hint = كما هو مسجل. وإن كان الاسم بحروف لغة أخرى فاكتبه بها.
office-field-kind = نوع الارتباط
office-field-kind-hint = يبقى ارتباطًا وإن لم يُدفع فيه شيء.
office-field-purpose = الغرض
office-field-purpose-hint = ما يفعله الشريك، وما تقدمه المؤسسة، ومن قد يتأثر.
office-field-start = البدء المقرر
office-field-start-hint = مثلًا: 27 3 2027
office-field-reasons = الأسباب
office-field-reasons-hint = تُنشر هذه الأسباب.
field-excluded-by = ما يستبعد الارتباط
field-exception-conditions = الشروط
field-exception-conditions-hint = شرط في كل سطر. وتُنشر.
field-until = آخر أيام الاستثناء
office-field-publication = من يجوز له قراءة هذا
office-field-interests = المصالح التي تفصح عنها
office-field-dissent = رأيك المخالف
office-field-dissent-hint = يُرفق بالقرار ويُنشر معه.

office-propose = اقتراح قرار
office-sign = توقيع
office-sign-hint = توقيعك يقع على ما هو معروض في هذه الصفحة بعينه.
office-answer-flag = الإجابة عن علامة الخطر هذه
office-add-evidence = إضافة مصدر
office-invite-reply = دعوة الشريك إلى الرد
office-declare = الإفصاح عن المصالح
office-recuse = التنحي
office-suspend = تعليق

error-missing = أدخل: { $field }.
error-date = { $field }: يجب أن يكون تاريخًا صحيحًا، مثل 27 3 2027.
error-date-past = { $field }: يجب أن يكون في الماضي.
error-date-future = { $field }: يجب أن يكون في المستقبل.
error-choice = اختر إحدى الإجابات عن «{ $field }».
error-too-long = { $field }: الحد الأقصى { $limit } من الأحرف.
error-same-person = يجب أن يكون المُعِدُّ والمراجِع والموافِق ثلاثة أشخاص. وقد سبق لك العمل على هذا بصفتك { $role }.
error-interests-first = أفصح عن مصالحك قبل أن تعمل على هذا الارتباط.

# تسجيل الدخول
sign-in-intro = لمن يعملون على الملفات أو يراجعونها أو يتحدثون باسم شريك. أما قراءة السجل والتعليق فلا يحتاجان إلى حساب.
sign-in-name = اسم الدخول
sign-in-name-hint = مثلًا: a.officer
sign-in-password = كلمة السر
sign-in-code = رمز لمرة واحدة
sign-in-code-hint = ستة أرقام من تطبيقك. اتركه فارغًا إن لم تُعدَّ الرموز.
sign-in-wrong = الاسم أو كلمة السر أو الرمز غير صحيح.
sign-in-code-needed = أدخل الرمز من تطبيقك، وكلمة السر من جديد.
sign-in-wait = فشلت محاولات كثيرة. انتظر { $seconds } ثانية ثم أعد المحاولة.
sign-in-closed = فشلت محاولات كثيرة. اطلب من المدير كلمة سر جديدة.

# الملفات
office-none = لا ملف لك لتعمل عليه.
deadline-reply = رد الشريك
deadline-comments = نهاية مهلة التعليق
deadline-owed = ما أجّلته الطوارئ
deadline-end = نهاية الارتباط
case-own = ما يمكنك فعله
case-put = ما عُرض على الشريك
case-read = ما في الملف
case-gates = ما يحول دون المضي
case-gates-hint = تطلب كل بوابة ما يجب أن يتحقق قبل خطوة ما. والشروط واحدة للجميع، وللجميع أن يقرؤوها.
gate-open = مفتوحة
gate-shut =
    { $count ->
        [zero] مغلقة
        [one] مغلقة، شرط واحد غير مستوفى
        [two] مغلقة، شرطان غير مستوفيين
        [few] مغلقة، { $count } شروط غير مستوفاة
        [many] مغلقة، { $count } شرطًا غير مستوفى
       *[other] مغلقة، { $count } شرط غير مستوفى
    }
gate-owed = أجّلته الطوارئ وما زال مستحقًّا:
done-title = سُجِّل حدثًا برقم { $n }
done-receipt = تنزيل الإيصال
task-if-needed = عند الحاجة
task-of = لـ: { $roles }.
changed-title = غيَّر أحدهم الملف وأنت تكتب
changed-text = لم يُسجَّل شيء، وما كتبتَه أدناه. وقد حدث منذ ذلك:
form-record = تسجيل
form-about = موضوع هذا النموذج
form-public-record = ما تسجله يصير حدثًا في الملف، ويُثبَّت في السجل العام، ولا يُسحب بل يُصحَّح بحدث آخر.

group-facts = الوقائع
group-evidence = المصادر
group-questions = الأسئلة
group-flags = علامات الخطر
group-reply = رد الشريك
group-interests = المصالح
group-reviews = المراجعات
group-assessment = تقييم الأثر
group-consultation = التشاور
group-contract = العقد
group-decision = القرار
group-publication = النشر
group-stage = المرحلة

cannot-shut =
    { $count ->
        [zero] لا شرط غير مستوفى.
        [one] شرط واحد من شروط بوابة غير مستوفى، انظر أدناه.
        [two] شرطان من شروط بوابة غير مستوفيين، انظر أدناه.
        [few] { $count } من شروط بوابة غير مستوفاة، انظر أدناه.
        [many] { $count } من شروط بوابة غير مستوفاة، انظر أدناه.
       *[other] { $count } من شروط بوابة غير مستوفاة، انظر أدناه.
    }
cannot-no-flag = لم تُرفع علامة خطر.
cannot-not-invited = لم يُدعَ الشريك إلى الرد بعد.
cannot-not-asked = لم تُطلب منك مراجعة.
cannot-no-consultation = لم يُفتح تشاور.
cannot-comments-open = ما زال باب التعليق مفتوحًا.
cannot-comments-unanswered = هناك تعليقات لم يُجَب عنها بعد.
cannot-not-in-decision = لم يدخل الملف مرحلة «القرار».
cannot-not-proposed = لم يُقترح قرار.
cannot-not-signed = لم يُوقَّع قرار.
cannot-over = انتهى الملف.

# ما يمكن فعله: عنوان لكل نموذج، ولماذا نسأل
do-engagement-opened = فتح ارتباط
why-engagement-opened = يعلم الجمهور بالقصد من هذه اللحظة، قبل الاتفاق على أي شيء.
do-engagement-described = وصف الارتباط
do-partner-described = وصف الشريك
why-partner-described = هوية الشريك تحدد ما يجب فحصه. وما لا تعرفه يُحسب كالإجابة السيئة إلى أن يتبيّن.
do-terms-described = وصف الشروط
why-terms-described = الشروط الحصرية والمتجددة تلقائيًّا والمفتوحة المدة تحتاج إلى تدقيق أكبر. والتجربة المجانية تُحسب كاملة.
do-technology-described = وصف التقنية
why-technology-described = ما يجب على الناس التخلي عنه للمشاركة يحدد مقدار ما يخاطرون به.
do-data-described = وصف البيانات
why-data-described = من يستطيع رؤية بيانات من، وبموجب أي قانون: هذا صميم الخطر على الناس.
do-evidence = المصادر
why-evidence = تستند كل إجابة إلى مصادر. وما يقوله الشريك عن نفسه لا يكفي وحده أبدًا.
do-evidence-added = إضافة مصدر
why-evidence-added = بيِّن ما كان يمكن للعالم أن يعرفه ومنذ متى، ليتمكن الجميع من التحقق مما يستند إليه هذا الملف.
do-evidence-assessed = تقييم مصدر
why-evidence-assessed = شخص غير الذي أضاف المصدر يبيّن إلى أي حد يوثق به.
do-questions = الأسئلة
why-questions = كل سؤال يُطرح هنا مع إجابته وما تستند إليه. والسؤال بلا إجابة وزنه كوزن الإجابة السيئة.
do-answer-given = الإجابة عن سؤال
why-answer-given = أجب من المصادر، لا مما يبدو مرجَّحًا. و«بُحث عنه ولم يتبيّن» إجابة أيضًا.
do-clause-reviewed = مراجعة بند
why-clause-reviewed = الوعد الذي ليس في العقد لا يُلزم أحدًا. وإن سكت العقد فقل ذلك.
do-contract = العقد بندًا بندًا
why-contract = البنود المطلوبة وموقف العقد من كل منها. والسكوت محسوب عليه.
do-flags = علامات الخطر
why-flags = تحتاج كل علامة خطر إلى إجابة من شخص مسمّى، وإلى شخص ثانٍ يرى أن الإجابة قائمة.
do-flag-raised = رفع علامة خطر
why-flag-raised = كل ما يقلقك في هذا الارتباط ولم تلتقطه قاعدة. ويجب عندئذ أن يُجاب عنه قبل القرار.
do-flag-answered = الإجابة عن علامة خطر
why-flag-answered = هناك ثلاث طرق: تدبير، أو أسباب تبيّن خطأها، أو أسباب ترجح عليها. وتُنشر كلها بالصفة التي تعمل بها.
do-flag-reviewed = فحص الإجابة عن علامة خطر
why-flag-reviewed = عينان أخريان: هل الإجابة قائمة؟
do-reply-invited = دعوة الشريك إلى الرد
why-reply-invited = للشريك حق الرد على كل علامة خطر قبل أن يُقرَّر شيء، وبمهلة كافية.
do-reply-received = الرد على الاستنتاجات
why-reply-received = يُعرض الرد إلى جانب الاستنتاجات، بكلماتك.
do-interests-declared = الإفصاح عن مصالحك
why-interests-declared = من يعمل على ملف يبيّن أولًا هل يربطه شيء بالشريك. ولا يدخل الملفَّ إلا النتيجة، لا المصلحة نفسها.
do-person-recused = تنحية شخص
why-person-recused = من لا يمكن تدبير مصلحته لا يشارك في الملف بعد ذلك.
do-review-requested = طلب مراجعة
why-review-requested = خبرة من الداخل والخارج تُطلب بالاسم، لكي يُلاحَظ الرأي الغائب.
do-review-given = تقديم مراجعتك
why-review-given = يبقى التحفظ أو الاعتراض مفتوحًا إلى أن يتحمله أحدهم باسمه.
do-dissent-recorded = تسجيل رأي مخالف
why-dissent-recorded = إن كنت لا توافق على ما سيُقرَّر فقل ذلك هنا. ولا يستطيع أحد حذفه.
do-assessment-recorded = تسجيل تقييم الأثر
why-assessment-recorded = ما قد يحدث للناس، من الشريك ومن المشروع معًا. والأثر الشديد محسوب مهما كان احتماله ضعيفًا.
do-consultation-opened = فتح التشاور
why-consultation-opened = يُسأل الجميع على قدم المساواة، بخيار حقيقي وطريق آمن للإجابة.
do-comment-answered = الإجابة عن تعليقات
why-comment-answered = كل من تكلَّف عناء التعليق ينال إجابة مع سببها. ويمكن أن تشترك في إجابة واحدة تعليقات تقول الشيء نفسه.
do-consultation-closed = إغلاق التشاور
why-consultation-closed = يبيّن الرد ما سُمع وما نتج عنه. وهو منشور.
do-decision-proposed = اقتراح قرار
why-decision-proposed = أنت تكتب الأسباب، وغيرك يوقّع. وتُنشر الأسباب مع اسم من يُسأل عن الارتباط.
do-decision-signed = توقيع القرار
do-sign = توقيع القرار
why-sign = هذا كل ما يشمله توقيعك. وإن تغيَّر شيء قبل أن توقّع رُفض توقيعك وعُرض عليك ما تغيَّر.
do-decision-published = نشر القرار
why-decision-published = يصير القرار الموقَّع علنيًّا بأسبابه وشروطه وكل رأي مخالف.
do-safeguards-published = نشر الضمانات
why-safeguards-published = يجب أن يعرف الناس ما وُعدوا به قبل أن يشاركوا.
do-partnership-announced = إعلان الشراكة
why-partnership-announced = لا يُعلن شيء قبل قرار منشور وضماناته.
do-stage-entered = الانتقال إلى مرحلة أخرى
why-stage-entered = تُدخل المرحلة حين تكون بوابتها مفتوحة. وقول «لا» لا ينتظر أبدًا: يمكن إعداد قرار من أي مرحلة سابقة.
do-emergency-invoked = سلوك طريق الطوارئ
why-emergency-invoked = يقصِّر الخطوات ولا يُسقط أيًّا منها. وما يؤجَّل يُستحق في يوم تسمّيه.
do-exception-granted = منح استثناء من سبب للاستبعاد
why-exception-granted = يبقى الاستنتاج وتبقى درجة التدقيق. وحتى آخر يوم تسمّيه لا يقف سبب الاستبعاد عائقًا. وتُنشر أسبابك والشروط وذلك اليوم فورًا.
do-engagement-suspended = تعليق الارتباط
why-engagement-suspended = يتوقف كل شيء إلى أن يُستأنف. والسبب علني.
do-engagement-resumed = استئناف الارتباط
why-engagement-resumed = يمضي من حيث وقف. والسبب علني.
do-engagement-closed = إقفال الارتباط
why-engagement-closed = بيِّن كيف انتهى. ويبقى الملف مقروءًا على الدوام.
do-engagement-withdrawn = سحب الارتباط
why-engagement-withdrawn = يُسحب الاقتراح قبل القرار. والسبب علني.
do-edition-adopted = الانتقال إلى أحدث طبعة من القواعد
why-edition-adopted = يُحكم على الملف بالقواعد التي بدأ بها إلى أن ينقله أحد. بيِّن مصير كل إجابة.
do-payload-erased = محو محتوى خاص
why-payload-erased = يبقى الحدث وموضعه في السجل العام، ويزول المحتوى نهائيًّا.

# حقول هذه النماذج
field-acting-as = بأي صفة تعمل؟
field-choose = اختر
field-tick = نعم
field-block = الشرط { $number }
field-more = إضافة آخر
field-reasons = الأسباب
field-reasons-hint = تُنشر.
field-reason = السبب
field-reason-hint = يُعلن فورًا.
field-why-anew = لماذا يُعاد بيان الوقائع
field-note = ملاحظة
field-sha256 = بصمة SHA-256 للوثيقة
field-sha256-hint = 64 رقمًا ست عشريًّا، ليعرف كل واحد هل لديه الوثيقة نفسها.
field-institution-id = المؤسسة
field-institution-name = اسم المؤسسة
field-partner-id = معرِّف الشريك
field-partner-id-hint = حروف لاتينية صغيرة وأرقام وشرطات. وإن كان الشريك في السجل فاستعمل المعرِّف نفسه.
field-partner-name = اسم الشريك
field-partner-name-hint = كما هو مسجل. وإن كان الاسم بحروف لغة أخرى فاكتبه بها.
field-partner-country = دولة الشريك
field-partner-country-hint = حرفان، مثل KE. اتركه فارغًا إن لم يعرفها أحد.
field-partner-state-owned = هل تملك دولة الشريكَ أو توجّهه؟
field-partner-sectors = القطاعات التي يعمل فيها الشريك
field-partner-sectors-hint = بقدر ما يمسّها الارتباط.
field-title = عنوان الارتباط
field-kind = نوع الارتباط
field-kind-hint = يبقى ارتباطًا وإن لم يُدفع فيه شيء.
field-summary = ما سيُفعل
field-summary-hint = ما يفعله الشريك، وما تقدمه المؤسسة، ومن قد يتأثر. بكلمات واضحة: فهو علني فورًا.
field-uses = ماذا يستعمل الشريك من المؤسسة؟
field-free-of-charge = هل هو بلا مقابل؟
field-exclusive = هل يكون الشريك هو الوحيد؟
field-used-by-civil-society = هل يشارك المجتمع المدني عبره؟
field-renews-itself = هل يتجدد تلقائيًّا؟
field-starts-on = اليوم الأول
field-ends-on = اليوم الأخير
field-ends-on-hint = لا يُوافَق على ارتباط بلا يوم أخير.
field-proprietary = هل التقنية مغلقة أمام الفحص؟
field-algorithmic = هل تقرر أو ترتّب أو تترجم أو تتعرّف بخوارزمية؟
field-account-required = هل تتطلب المشاركة حسابًا لدى الشريك؟
field-identity-required = هل تتطلب المشاركة اسمًا حقيقيًّا أو رقم هاتف؟
field-alternative-offered = هل هناك طريق آخر للمشاركة لا يديره الشريك، بلا خسارة؟
field-personal = أكثر البيانات الشخصية حساسية مما قد يراه الشريك
field-partner-access = هل يصل الشريك إلى بيانات المستخدمين أصلًا؟
field-own-purposes = هل يجوز للشريك استعمال البيانات لأغراضه؟
field-kept-where = أين تُحفظ البيانات، وبموجب أي قانون؟
field-kept-where-hint = اتركه فارغًا إن لم يقل ذلك أحد.
field-source-id = معرِّف المصدر
field-source-id-hint = لا تُستبدل المصادر أبدًا. وقد مُلئ أول معرِّف متاح.
field-source-kind = صوت من هو؟
field-publisher = الناشر
field-source-title = عنوان المصدر
field-url = العنوان على الشبكة
field-published-on = تاريخ النشر
field-published-on-hint = اليوم الذي كان يمكن للعالم أن يعرف منذه. مثلًا: 27 3 2027
field-retrieved-on = تاريخ أخذ النسخة
field-retrieved-on-hint = اليوم الذي أخذت فيه نسختك.
field-quote = الكلمات المستند إليها
field-quote-hint = كما وردت في المصدر، بلغته.
field-locator = الموضع في المصدر
field-locator-hint = صفحة أو فقرة أو قسم.
field-language = لغة الكلمات المقتبسة
field-language-hint = رمز لغة مثل en أو ar أو zh-Hans.
field-expires-on = يسند الإجابات حتى
field-expires-on-hint = اتركه فارغًا إن كان لا يتقادم.
field-publication = هل يجوز للجمهور قراءته؟
field-publication-on = علني منذ
field-publication-on-hint = فقط إن كان يُعلَن لاحقًا.
field-publication-reason = سبب الحجب
field-publication-reason-hint = فقط إن كان محجوبًا. والسبب علني.
field-publication-ground = القاعدة التي تجيزه
field-publication-ground-hint = فقط إن كان محجوبًا.
field-publication-author = صاحب القرار
field-publication-author-hint = فقط إن كان محجوبًا. الوظيفة لا الاسم.
field-publication-review-on = يُعاد النظر فيه قبل
field-publication-review-on-hint = فقط إن كان محجوبًا.
field-source = المصدر
field-reliability = إلى أي حد يوثق به؟
field-question = السؤال
field-answer = الإجابة
field-rests-on = المصادر التي تستند إليها الإجابة
field-rests-on-hint = الإجابة الحسنة عن معظم الأسئلة لا تُحسب إلا بمصدر مستقل.
field-clause = البند
field-clause-hint = رمزه في قائمة البنود، مثل D2.
field-clause-result = موقف العقد منه
field-clause-quote = كلمات العقد نفسها
field-clause-quote-hint = لازمة إلا إن سكت العقد أو لم يكن للبند موضوع هنا.
field-flag-code = الرمز
field-flag-code-hint = اسم قصير غير مأخوذ، مثل ETHICS-1.
field-flag-summary = ما هي
field-flag-summary-hint = جملة أو جملتان. تُنشر.
field-flag = علامة الخطر
field-flag-outcome = إجابتك
field-measure = ما يُفعل حيالها
field-measure-hint = فقط إن كان تدبير يجيب عنها.
field-holds = هل الإجابة قائمة؟
field-about = علامات الخطر المعروضة على الشريك
field-due-on = آخر يوم للرد
field-due-on-hint = مُلئ أقرب يوم تسمح به القواعد.
field-reply = الرد
field-reply-hint = يُنشر كما هو.
field-interest = النتيجة
field-interest-hint = أخبر مكتب الأخلاقيات بالمصلحة، ولا تكتبها هنا.
field-plan = كيف تُدبَّر المصلحة
field-plan-hint = فقط إن كانت تُدبَّر. والخطة تُنشر.
field-person = الشخص
field-person-hint = اسم الدخول، مثل a.officer
field-reviewer = ممن تُطلب
field-reviewer-hint = اسم الدخول، مثل m.expert
field-review-subject = موضوع المراجعة
field-review-subject-hint = مثلًا: قانوني، حماية البيانات، حقوق الإنسان، الأخلاقيات
field-opinion = رأيك
field-dissent = رأيك المخالف
field-dissent-hint = يُرفق بالقرار ويُنشر معه.
field-name-published = انشر اسمي معه
field-name-published-hint = وإلا نُشر بلا اسم.
field-assessment-status = الحالة
field-covers-partner = يشمل الشريكَ كما يشمل المشروع
field-independent-expert = قاده خبير مستقل أو راجعه
field-assessment-summary = ما وجده
field-assessment-summary-hint = للجمهور، بكلمات واضحة.
field-severe-impacts = الآثار الشديدة الباقية بعد كل التدابير
field-severe-impacts-hint = واحد في كل سطر.
field-closes-on = آخر يوم للتعليق
field-closes-on-hint = يمكن تأخيره لاحقًا لا تقديمه. وقد مُلئت أقصر مدة يحتاج إليها هذا الملف.
field-languages = اللغات
field-languages-hint = رمز لغة في كل سطر.
field-options = الخيارات المعروضة للتعليق
field-options-hint = خيار في كل سطر. وأحدها عدم المضي.
field-safe-channel = هناك طريق آمن للتعليق
field-safe-channel-hint = بلا حساب، وبلا اسم، وليس على منصة الشريك.
field-comments = التعليقات
field-comments-hint = اختر التي تقول الشيء نفسه.
field-comment-outcome = ما آلت إليه
field-response = الرد على ما قيل
field-response-hint = يُنشر.
field-stage = المرحلة
field-post-hoc-on = متى يكتمل كل ما أُجّل
field-post-hoc-on-hint = مثلًا: 27 3 2027
field-decision = القرار
field-accountable = من يُسأل عن الارتباط
field-accountable-hint = الاسم والوظيفة. يُنشران.
field-conditions = الشروط
field-conditions-hint = فقط إن كانت الموافقة بشروط.
field-condition-text = ما يجب فعله
field-condition-owner = من يفعله
field-condition-due-on = متى
field-condition-verification = كيف يُعرف أنه فُعل
field-carried = لماذا تتحمل ما بقي مفتوحًا
field-carried-hint = لمراجع تحفظ أو اعتراض. بيِّن باسمك لماذا توقّع مع ذلك. يُنشر.
field-promises = ما يوعد به الناس
field-promises-hint = وعد في كل سطر، بكلمات واضحة.
field-report-channel = أين يمكن الإبلاغ بأمان عن الترهيب أو الانتقام
field-report-channel-hint = عنوان يصلح لمن هم تحت المراقبة.
field-announcement = كلمات الإعلان
field-announcement-hint = تُحفظ في الملف كما تُنشر.
field-edition = طبعة القواعد
field-carried-by = اسمك
field-carried-by-hint = يُنشر مع أسبابك: من يتحمل تحفظًا مفتوحًا يُذكر اسمه.
field-carried-answers = الإجابات المنقولة
field-carried-answers-hint = رمز في كل سطر.
field-asked-again = الأسئلة التي تُطرح من جديد
field-asked-again-hint = رمز في كل سطر.
field-dropped = الإجابات الساقطة
field-dropped-hint = رمز في كل سطر.
field-erase-target = رقم الحدث
field-erase-target-hint = كما ورد في تاريخ الملف.
field-erase-fields = الحقول التي تُمحى
field-erase-fields-hint = اسم في كل سطر.
field-erase-basis = القاعدة التي تجيزه أو تفرضه
field-erase-basis-hint = تُنشر مكان المحتوى.

error-number = { $field }: يجب أن يكون عددًا صحيحًا.

# قوائم داخل الملف
flags-list = علامات الخطر في الملف
flags-none = لم تُرفع علامة خطر. ولا يعني هذا أنه لم يُعثر على شيء.
evidence-list = المصادر في الملف
contract-caption = بنود العقد
contract-required = مطلوب
contract-unread = لم يُقرأ بعد

# التوقيع
sign-proposed = ما هو مقترح
sign-proposed-by = اقترحه
sign-judgement = كيف يُحكم على الملف اليوم
sign-unknown = ما لا يمكن الجزم به
sign-review-missing = لم تُقدَّم بعد.
sign-reviews-none = لم تُطلب مراجعة.
sign-record = السجل كاملًا
sign-record-hint = توقيعك على بصمة SHA-256 للسجل أدناه حرفًا حرفًا.
sign-record-show = عرض السجل

# حسابك
account-title = حسابك
account-roles = الأدوار
account-sessions = أين سجّلت دخولك
account-sessions-hint = تنتهي الجلسة وحدها بعد ساعة بلا استعمال، وبعد اثنتي عشرة ساعة على كل حال.
account-began = منذ
account-used = آخر استعمال
account-this-session = هذه هي التي تستعملها الآن.
account-end-session = إنهاء هذه الجلسة
account-password = كلمة السر
account-old-password = كلمة سرك الحالية
account-new-password = كلمة سر جديدة
account-new-password-hint = 15 حرفًا على الأقل. أربع كلمات أو خمس لا صلة بينها يسهل حفظها ويصعب تخمينها.
account-change-password = تغيير كلمة السر
account-wrong-password = ليست هذه كلمة سرك.
account-done-password = تغيّرت كلمة سرك، وأُنهيت كل الجلسات الأخرى.
account-done-codes-on = أُعدَّت الرموز. ويُطلب منك رمز كلما سجّلت الدخول.
account-done-codes-off = لم تعد الرموز تُطلب.
account-done-session = أُنهيت الجلسة.
signed-in-by-password = كلمة السر
signed-in-by-password-and-code = كلمة السر ورمز لمرة واحدة
signed-in-by-passkey = مفتاح مرور
signed-in-by-elsewhere = حساب لدى جهة أخرى
passkeys-title = مفاتيح المرور
passkeys-intro = مفتاح المرور محفوظ في هاتفك أو حاسوبك أو مفتاح أمان، ويُفتح ببصمتك أو وجهك أو رقمك السري. لا يمكن تخمينه، ولا يعمل إلا في هذا الموقع، فلا يستطيع أحد أن يخدعك ليأخذه.
passkeys-count =
    { $count ->
        [0] ليس لديك مفتاح مرور بعد.
        [one] لديك مفتاح مرور واحد.
        [two] لديك مفتاحا مرور.
        [few] لديك { $count } مفاتيح مرور.
       *[other] لديك { $count } مفتاح مرور.
    }
passkeys-manage = إضافة مفتاح مرور أو إزالته
passkeys-add = إضافة مفتاح مرور
passkeys-remove = إزالة مفتاح مرور
passkey-label = اسم تعرفه به
passkey-label-hint = مثلًا: اسم الجهاز الذي هو عليه
passkey-label-unfit = أدخل اسمًا لمفتاح المرور، 60 حرفًا على الأكثر.
passkey-which = أيّ مفتاح
passkey-none-chosen = اختر مفتاح مرور من مفاتيحك.
passkey-only-way = ليست لديك كلمة سر، ولن تستطيع الدخول من دون هذا المفتاح. أضف مفتاحًا آخر أولًا.
passkey-ask = سيطلب متصفحك مفتاح المرور حين تضغط الزر. أمامك خمس دقائق.
passkey-use = استعمال مفتاح المرور
passkey-no-script = لا تعطي المتصفحات مفاتيح المرور إلا لبرامج الصفحات، وهي معطلة في متصفحك. ارجع وسجّل الدخول بكلمة السر.
passkey-failed = لم يُعطِ متصفحك مفتاح مرور. أعد المحاولة، أو ارجع واستعمل كلمة السر.
passkey-no-answer = لم يصل مع هذا جواب من متصفحك، أو وصل مرتين. ابدأ من جديد.
passkey-late = استغرق هذا أكثر من خمس دقائق. ابدأ من جديد.
passkey-unknown = مفتاح المرور هذا غير معروف هنا. سجّل الدخول بكلمة السر.
passkey-copied = ربما نُسخ مفتاح المرور هذا، ولذلك رُفض. سجّل الدخول بكلمة السر ثم أزله.
passkey-unfit = جواب متصفحك غير سليم. ابدأ من جديد.
passkey-taken = مفتاح المرور هذا مسجَّل من قبل.
passkey-sign-in = تسجيل الدخول بمفتاح مرور
passkey-sign-in-hint = إن كنت قد أضفت مفتاحًا إلى حسابك. ولا حاجة إلى اسم.
account-done-passkey-on = أُضيف مفتاح المرور، ويمكنك تسجيل الدخول به من الآن.
account-done-passkey-off = أُزيل مفتاح المرور. احذفه من جهازك أيضًا.
codes-title = رموز لمرة واحدة
codes-are-on = يُطلب رمز كلما سجّلت الدخول.
codes-are-off = مع رموز من تطبيق لا تكفي كلمة سر مسروقة للدخول باسمك.
codes-set-up = إعداد الرموز
codes-drop = الكف عن طلب الرموز
codes-intro = أدخل هذا السر في تطبيق للرموز، ثم اكتب الرمز الذي يعرضه.
codes-secret = السر
codes-address = السر نفسه في شكل عنوان للتطبيق
codes-code-hint = ستة أرقام
codes-confirm = تأكيد
codes-wrong = ليس هذا الرمز الذي ينبغي أن يعرضه التطبيق الآن. تحقَّق من ساعة جهازك.
weak-short =
    { $count ->
        [zero] هي فارغة؛ استعمل 15 حرفًا على الأقل.
        [one] فيها حرف واحد؛ استعمل 15 على الأقل.
        [two] فيها حرفان؛ استعمل 15 على الأقل.
        [few] فيها { $count } أحرف؛ استعمل 15 على الأقل.
        [many] فيها { $count } حرفًا؛ استعمل 15 على الأقل.
       *[other] فيها { $count } حرف؛ استعمل 15 على الأقل.
    }
weak-long = فيها { $count } حرف؛ استعمل 256 على الأكثر.
weak-common = يستعملها كثيرون. خذ كلمات من عندك لا صلة بينها.
weak-regular = تتكرر أو تتوالى. خذ كلمات لا صلة بينها.
weak-expected = مؤلفة من اسمك أو اسمنا. خذ كلمات لا شأن لها بأيهما.

# الأشخاص، للمديرين
people-title = الأشخاص
people-caption = كل من له حساب
people-name = الاسم
people-mail = عنوان البريد (اختياري)
people-state = الحساب
people-open = مفتوح
people-closed = مقفل
people-add = إضافة شخص
people-id-hint = حروف لاتينية صغيرة وأرقام ونقاط وشرطات. وهو باقٍ لأن الأحداث تذكره.
people-id-unfit = أدخل اسم دخول من حروف لاتينية صغيرة وأرقام ونقاط وشرطات، 40 على الأكثر.
people-id-taken = اسم الدخول هذا مأخوذ.
people-name-missing = أدخل الاسم، 200 حرف على الأكثر.
people-no-role = لا دور لهذا الشخص.
people-from = من
people-until = حتى
people-until-hint = اليوم الأخير، أو فارغ إن لم تكن نهاية.
people-until-unfit = أدخل يومًا أخيرًا في المستقبل، أو اتركه فارغًا.
people-lent-by = أعاره
people-end-role = إنهاء هذا الدور
people-appoint = إسناد دور
people-role = الدور
people-role-missing = اختر دورًا.
people-own-role = ليُسند إليك الدورَ مديرٌ آخر.
people-body = لصالح من
people-body-hint = ممثل الشريك يتحدث باسم شريك؛ وكل دور آخر يُشغل لصالح مؤسسة.
people-body-missing = اختر لصالح من يُشغل الدور.
people-body-unfit = ممثل الشريك يتحدث باسم شريك؛ وكل دور آخر يُشغل لصالح مؤسسة.
people-account = الحساب
people-end-sessions = إنهاء كل الجلسات
people-new-password = إعطاء كلمة سر جديدة
people-close = إقفال الحساب
people-hand-over = سلِّم كلمة السر هذه باليد؛ فلن تُعرض ثانية. وعلى الشخص تغييرها بعد الدخول:
people-done-added = أُدخل الشخص.
people-done-password = هناك كلمة سر جديدة. والرموز متوقفة، وأُنهيت كل الجلسات.
people-done-appointed = أُسند الدور.
people-done-role-ended = أُنهي الدور.
people-done-sessions-ended = أُنهيت كل الجلسات.
people-done-closed = أُقفل الحساب.

# قبل أن ينتقل ملف إلى طبعة أخرى من القواعد
moved-carried = إجابات تُنقل كما هي
moved-why-carried = نصوص أسئلتها هي نفسها في الطبعة الجديدة.
moved-asked-again = أسئلة تُطرح
moved-why-asked-again = يُرفع من الملف ما كان جوابًا عنها إلى أن يجيب أحد من جديد.
moved-dropped = إجابات تسقط
moved-why-dropped = لا تطرح الطبعة الجديدة هذه الأسئلة.
moved-show = عرضها
asked-changed = تغيَّر السؤال
asked-new = السؤال جديد
asked-open = لم يُجَب عنه بعد
