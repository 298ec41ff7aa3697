/// <summary>A word to learn from.</summary>
/// <param name="Word">The word.</param>
/// <param name="Sounds">What its letters stand for, one after the other, separated by one space.</param>
internal sealed record Lesson(Word Word, string Sounds)
{
    /// <summary>The lessons that words give. Those that are too long for the model, or have more than two phones a letter, give none.</summary>
    /// <exception cref="DataFileException">No word gives one.</exception>
    internal static List<Lesson> Of(List<Word> words, string path)
    {
        var lessons = words.Zip(Aligner.Align(words)).Where(pair => pair.Second is not null && pair.First.LetterCount < Translator.Steps)
            .Select(pair => new Lesson(pair.First, string.Join(' ', pair.Second!))).ToList();
        if (lessons.Count == 0)
        {
            throw new DataFileException($"{path}: no word has fewer than {Translator.Steps} letters and at most two phones for each; raise the constant Translator.{nameof(Translator.Steps)}.");
        }

        if (lessons.Count < words.Count)
        {
            Console.WriteLine($"{words.Count - lessons.Count:N0} of {words.Count:N0} training words are left out: {Translator.Steps} letters or more, or more than two phones a letter");
        }

        return lessons;
    }
}
