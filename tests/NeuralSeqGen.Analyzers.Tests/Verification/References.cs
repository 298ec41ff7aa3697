using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace NeuralSeqGen.Analyzers.Tests.Verification;

/// <summary>What tested source is compiled against: .NET 10 and the runtime library.</summary>
internal static class References
{
    public static ImmutableArray<MetadataReference> All { get; } = [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(SequenceModelAttribute).Assembly.Location)];

    /// <summary>Without packages: nothing is downloaded.</summary>
    public static ReferenceAssemblies None { get; } = new("net10.0");
}
