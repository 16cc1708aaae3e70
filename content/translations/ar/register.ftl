# السجل العام: ما يجوز للجميع قراءته.

register-title = سجل الارتباطات
register-intro = كل استعمال لاسم المؤسسة أو منبرها أو بياناتها أو موظفيها مع شركة أو شريك آخر، منذ أول إشعار به. والارتباطات التي لا مقابل ماليًّا لها مدرجة كغيرها.
register-count =
    { $count ->
        [zero] لا ارتباطات
        [one] ارتباط واحد
        [two] ارتباطان
        [few] { $count } ارتباطات
        [many] { $count } ارتباطًا
       *[other] { $count } ارتباط
    }
register-empty = لم يُدرج أي ارتباط بعد. ولا يعني هذا أنه لا توجد ارتباطات.
register-withheld-count =
    { $count ->
        [zero] لم يُحجب شيء.
        [one] حُجب بند واحد، وسبب حجبه مبيَّن مكانه.
        [two] حُجب بندان، وسبب حجب كل منهما مبيَّن مكانه.
        [few] حُجبت { $count } بنود، وسبب حجب كل منها مبيَّن مكانه.
        [many] حُجب { $count } بندًا، وسبب حجب كل منها مبيَّن مكانه.
       *[other] حُجب { $count } بند، وسبب حجب كل منها مبيَّن مكانه.
    }

register-search = البحث في السجل
register-search-label = الشريك أو العنوان أو الرقم
register-search-button = بحث
register-search-none = لا شيء في السجل يطابق «{ $query }». جرِّب كلمات أقل، أو كتابةً أخرى للاسم.
register-filter-stage = المرحلة
register-filter-tier = درجة التدقيق
register-filter-kind = النوع
register-filter-any = الكل
register-filter-apply = تطبيق
register-filter-clear = مسح الكل

register-column-title = الارتباط
register-column-partner = الشريك
register-column-stage = المرحلة
register-column-since = منذ
register-column-tier = درجة التدقيق
register-column-flags = علامات الخطر المفتوحة
register-column-next = الموعد المقبل

partner-title = الشريك
partner-engagements = الارتباطات مع هذا الشريك
partner-engagements-none = لا ارتباط مسجلًا هنا مع هذا الشريك.
partner-identity = من هو
partner-name = الاسم المسجل
partner-other-names = أسماء أخرى
partner-country = بلد التسجيل
partner-identifier = المعرِّف
partner-owners = من يملكه ومن يسيطر عليه
partner-owners-unknown = لم يتمكن أحد من معرفة من يسيطر على هذا الشريك. ووزن ذلك كوزن الإجابة السيئة.
partner-shared = قد ترتبط بهذا الشريك عدة مؤسسات. وهي تتشارك هذا الملف، وتقرر كل منها لنفسها.

engagement-title = الارتباط
engagement-number = الرقم
engagement-kind = النوع
engagement-purpose = الغرض
engagement-partner = الشريك
engagement-institution = المؤسسة
engagement-value = القيمة
engagement-value-none = بلا مقابل مالي. وتسري عليه القواعد كلها.
engagement-period = المدة
engagement-countries = البلدان
engagement-stage = المرحلة
engagement-tier = درجة التدقيق
engagement-edition = طبعة القواعد المطبقة
engagement-what-happened = ما حدث
engagement-what-happened-none = لم يُسجَّل شيء بعد.
engagement-what-next = ما يأتي بعد ذلك
engagement-gate-met = لا شيء يحول بين هذا الارتباط والمرحلة التالية.
engagement-gate-unmet =
    { $count ->
        [zero] لا شيء يحول بين هذا الارتباط ومرحلة «{ $stage }».
        [one] شرط واحد يحول بين هذا الارتباط ومرحلة «{ $stage }».
        [two] شرطان يحولان بين هذا الارتباط ومرحلة «{ $stage }».
        [few] { $count } شروط تحول بين هذا الارتباط ومرحلة «{ $stage }».
        [many] { $count } شرطًا تحول بين هذا الارتباط ومرحلة «{ $stage }».
       *[other] { $count } شرط تحول بين هذا الارتباط ومرحلة «{ $stage }».
    }

finding-title = الاستنتاجات
finding-none = لم يُسجَّل أي استنتاج. ولا يعني هذا أنه لم يُعثر على شيء.
finding-rule = القاعدة
finding-basis = الأساس:
finding-reasons = الأسباب
finding-missing = ما ينقص
finding-answer = الإجابة عن علامة الخطر
finding-review = مراجعة الإجابة
finding-reply = رد الشريك
finding-reply-none = لم يرد الشريك.
finding-reply-due = يحق للشريك الرد حتى { $date }.
finding-evidence = ما يستند إليه
finding-evidence-none = لا يسنده أي مصدر بعد.
finding-flags-open =
    { $count ->
        [zero] لا علامات خطر مفتوحة.
        [one] هناك علامة خطر واحدة مفتوحة.
        [two] هناك علامتا خطر مفتوحتان.
        [few] هناك { $count } علامات خطر مفتوحة.
        [many] هناك { $count } علامة خطر مفتوحة.
       *[other] هناك { $count } علامة خطر مفتوحة.
    }

evidence-publisher = الناشر
evidence-locator = الموضع فيه
evidence-published = تاريخ النشر
evidence-retrieved = تاريخ أخذ النسخة
evidence-reliability = الموثوقية

withheld = محجوب
withheld-title = ما هو محجوب، ولماذا
withheld-none = لا شيء محجوبًا بشأن هذا الارتباط.
withheld-reason = السبب
withheld-ground = السند
withheld-author = صاحب القرار
withheld-review = يُعاد النظر فيه قبل
withheld-later = يُعلَن هذا في { $date }.

known-title = هل كان يمكن أن يُعرف؟
known-intro = ما كانت المؤسسة قد سجلته حتى تاريخ معيَّن، وما كان يمكن للعالم أن يعرفه حينئذ، وما كان يمكن معرفته ولم يؤخذ في الحسبان.
known-date = المعروف في
known-show = اعرض ذلك التاريخ
known-caption = ما كان مسجلًا وما كان يمكن معرفته في { $date }
known-source = المصدر
known-since = يمكن معرفته منذ
known-record = سُجِّل في
known-state = في ذلك التاريخ
known-never = لم يُسجَّل
known-count =
    { $count ->
        [zero] كل مصدر كان يمكن معرفته كان قد سُجِّل.
        [one] مصدر واحد كان يمكن معرفته ولم يؤخذ في الحسبان.
        [two] مصدران كان يمكن معرفتهما ولم يؤخذا في الحسبان.
        [few] { $count } مصادر كان يمكن معرفتها ولم تؤخذ في الحسبان.
        [many] { $count } مصدرًا كان يمكن معرفتها ولم تؤخذ في الحسبان.
       *[other] { $count } مصدر كان يمكن معرفتها ولم تؤخذ في الحسبان.
    }

decision-title = القرارات
decision-none = لم يُتخذ أي قرار.
decision-reasons = الأسباب
decision-reasons-none = لم تُنشر أسباب.
decision-conditions = الشروط
decision-signatures = الموقِّعون
decision-snapshot = وقَّع على ما عُرض عليه، وبصمته
decision-dissent = الرأي المخالف
decision-dissent-none = لم يُسجَّل رأي مخالف.

safeguards-title = ما وُعد به الجمهور
safeguards-none = لم تُنشر أي ضمانة.

consultation-title = التشاور
consultation-open = باب التعليق مفتوح حتى { $date }
consultation-closed = أُغلق في { $date }
consultation-comments =
    { $count ->
        [zero] لم يرد أي تعليق. وقد يعني هذا أن الناس لم يعلموا بالتشاور أو لم يثقوا به.
        [one] ورد تعليق واحد.
        [two] ورد تعليقان.
        [few] وردت { $count } تعليقات.
        [many] ورد { $count } تعليقًا.
       *[other] ورد { $count } تعليق.
    }
consultation-answered = أُجيب عن { $answered } من { $received }.

verify-title = تحقَّق بنفسك
verify-intro = لكل حدث موضع في سجل عام يُضاف إليه ولا يُحذف منه، وينسخه آخرون ويوقِّعون عليه. والإيصال يثبت أن الحدث مدرج فيه من دون الرجوع إلينا.
verify-step-receipt = نزِّل إيصال أحد الأحداث.
verify-step-check = افحصه ببرنامج تثق به. ولا يلزم لذلك اتصال بالشبكة.
verify-step-witness = قارن نقطة التدقيق بما لدى الشهود.
verify-command = ببرنامج هذا المشروع
verify-key = المفتاح العلني للسجل
verify-checkpoint = أحدث نقطة تدقيق
verify-size =
    { $count ->
        [zero] لا قيود
        [one] قيد واحد
        [two] قيدان
        [few] { $count } قيود
        [many] { $count } قيدًا
       *[other] { $count } قيد
    }
verify-witnesses = وقَّع عليها أيضًا
verify-witnesses-none = لم يوقِّع أي شاهد بعد. وإلى أن يوقِّع شاهد، فأنت تعتمد على هذه المؤسسة وحدها.
verify-upload = افحص إيصالًا هنا
verify-upload-hint = الإيصال الذي نفحصه لك ما زال يتطلب أن تثق بنا.
verify-good = الإيصال صحيح: الحدث مدرج في السجل.
verify-bad = لم يثبت الإيصال: { $reason }

feed-title = تابِع السجل
feed-intro = موجز بكل ما يُنشر، لقارئ الموجزات لديك. ولا يُطلب منك اسم ولا عنوان.
feed-all = كل شيء
feed-partner = كل ما يخص { $partner }
feed-engagement = هذا الارتباط وحده
feed-calendar = المواعيد في شكل تقويم
feed-data = البيانات نفسها في شكل بيانات مفتوحة
