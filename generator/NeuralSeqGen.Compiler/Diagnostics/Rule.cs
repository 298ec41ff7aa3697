namespace NeuralSeqGen.Compiler.Diagnostics;

/// <summary>One kind of mistake. Errors of a declaration cannot be configured away, since the generated code of an invalid model is a stub.</summary>
/// <param name="Id">Such as <c>NSG0101</c>; also the name of its page in analyzers/docs.</param>
/// <param name="Name">Short name in Pascal case.</param>
/// <param name="Title">One line for lists of rules.</param>
/// <param name="Severity">How it is reported.</param>
/// <param name="Format">The sentence, with places for <see cref="Finding.Arguments"/>.</param>
internal sealed record Rule(string Id, string Name, string Title, RuleSeverity Severity, string Format)
{
    /// <summary>Whether a project can say that it is reported otherwise, or not: what is no error, and what the runtime reports, too, so that nothing passes unseen.</summary>
    public bool IsConfigurable => Severity != RuleSeverity.Error || IsOfTheRuntime;

    /// <summary>Whether the runtime has the rule: a call whose arrays are known is reported before.</summary>
    public bool IsOfTheRuntime { get; init; }
}
