namespace NeuralSeqGen;

/// <summary>A rule that is checked while a program runs: what the compiler cannot know, or not always.</summary>
/// <param name="Id">Such as <c>NSG0306</c>; also the name of its page in analyzers/docs.</param>
/// <param name="Name">Its name, as in the compiler's table.</param>
/// <param name="Title">What is wrong, in a few words.</param>
internal sealed record RuntimeRule(string Id, string Name, string Title)
{
    /// <summary>The message of an exception: the id, then what is wrong and what to do.</summary>
    public string Sentence(string text) => $"{Id}: {text}";
}
