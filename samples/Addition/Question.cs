/// <summary>A sum as the model sees it: padded with spaces, the question read backwards, as in Keras's example.</summary>
internal sealed record Question(int A, int B)
{
    internal const int Digits = 3;
    internal const int Length = Digits + 1 + Digits;
    internal const int AnswerLength = Digits + 1;

    /// <summary>The question for a reader: <c>535+61</c>.</summary>
    internal string Text => $"{A}+{B}";

    /// <summary>The answer for a reader: <c>596</c>.</summary>
    internal string Answer => $"{A + B}";

    internal string Input => Reverse(Text.PadRight(Length));

    internal string Target => Answer.PadRight(AnswerLength);

    /// <summary>Different sums in random order; a+b and b+a count as one.</summary>
    internal static List<Question> Draw(Random random, int count)
    {
        var seen = new HashSet<(int, int)>();
        var questions = new List<Question>(count);
        while (questions.Count < count)
        {
            int a = Number(random), b = Number(random);
            if (seen.Add((Math.Min(a, b), Math.Max(a, b))))
            {
                questions.Add(new Question(a, b));
            }
        }
        // The first ones drawn hold most of the short numbers: mix them.
        random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(questions));
        return questions;
    }

    private static int Number(Random random)
    {
        int limit = random.Next(1, Digits + 1) switch { 1 => 10, 2 => 100, _ => 1000 };
        return random.Next(limit);
    }

    private static string Reverse(string text)
    {
        char[] characters = text.ToCharArray();
        Array.Reverse(characters);
        return new string(characters);
    }
}
