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
