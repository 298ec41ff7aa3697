using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Parsing;

/// <summary>What models take from the files of their project.</summary>
internal static class ProjectFiles
{
    /// <summary>Whether a model names any.</summary>
    public static bool AreNamed(ModelSpec spec) => VocabularyFiles.Named(spec).Any() || WeightFiles.Named(spec).Any();

    /// <summary>The model with what its files hold; those that it does not name are not read.</summary>
    public static ModelSpec Complete(ModelSpec spec, IReadOnlyCollection<AdditionalText> files, CancellationToken cancellation) =>
        WeightHeaderReader.Complete(VocabularyReader.Complete(spec, files, cancellation), files, cancellation);
}
