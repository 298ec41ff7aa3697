namespace NeuralSeqGen;

/// <summary>
/// Before [Embedding] or [Dense]: a text file with one token per line, or one that Vocabulary.Save wrote, whose vocabulary has as many ids as the layer has rows or units. An extent of -1 is taken
/// from it; another one has to be equal (NSG0503). Before [Input], on an input's node or on the class: for every [Embedding] that has no file of its own, and for every [Dense(-1)].
/// The file is one of the project's AdditionalFiles; it is read when the project is built, and not at run time.
/// </summary>
/// <param name="path">The file, as far as it takes to tell it from others: words.txt, or Data/words.txt.</param>
public sealed class VocabularyFileAttribute(string path) : ModelPartAttribute
{
    /// <summary>The file, as far as it takes to tell it from others.</summary>
    public string Path { get; } = path;

    /// <summary>Whether ids for the start and the end of a sequence are set apart, as in Vocabulary.FromTokens(File.ReadLines(path), startEnd: true). A file of Vocabulary.Save says so itself.</summary>
    public bool StartEnd { get; set; }
}
