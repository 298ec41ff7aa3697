using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.Stubs;

/// <summary>A library of someone else whose attributes derive from the bases of ours, compiled against a version of it that let them.</summary>
internal static class ForeignLibrary
{
    // the bases as they would be if anyone could derive from them
    private const string OpenBases =
        """
        namespace NeuralSeqGen
        {
            [System.AttributeUsage(System.AttributeTargets.Class | System.AttributeTargets.Property, AllowMultiple = true)]
            public abstract class ModelPartAttribute : System.Attribute;
            public abstract class LayerAttribute : ModelPartAttribute { public string Name { get; set; } }
            public abstract class UnaryLayerAttribute : LayerAttribute { public string From { get; set; } }
            public abstract class LossAttribute : ModelPartAttribute;
            public abstract class OptimizerAttribute(double learningRate) : ModelPartAttribute { public double LearningRate { get; set; } = learningRate; }
            public sealed class SequenceModelAttribute : System.Attribute;
            public static class Metric { public abstract class MetricAttribute : ModelPartAttribute; }
        }
        """;

    private const string Attributes =
        """
        namespace Own
        {
            public class DenseAttribute(int units) : NeuralSeqGen.UnaryLayerAttribute { public int Units { get; } = units; }
            public sealed class WideDenseAttribute() : DenseAttribute(100);
            public sealed class InputAttribute(params int[] shape) : NeuralSeqGen.ModelPartAttribute { public int[] Shape { get; } = shape; }
            public sealed class SubModelAttribute<T> : NeuralSeqGen.UnaryLayerAttribute;
            public sealed class MeanSquaredErrorAttribute : NeuralSeqGen.LossAttribute;
            public sealed class AdamAttribute() : NeuralSeqGen.OptimizerAttribute(1);
            public static class Metric { public sealed class AccuracyAttribute : NeuralSeqGen.Metric.MetricAttribute; }
            public sealed class NoteAttribute : System.Attribute;
            public sealed class GruAttribute(int units) : System.Attribute { public int Units { get; } = units; }
            public sealed class SequenceModelAttribute : System.Attribute;
        }
        public static class Metric { public sealed class Accuracy : NeuralSeqGen.Metric.MetricAttribute; }
        """;

    private static readonly CSharpCompilationOptions Library = new(OutputKind.DynamicallyLinkedLibrary);

    public static MetadataReference Reference { get; } = Compiled("Own", Attributes, Compiled("NeuralSeqGen", Version + OpenBases));

    /// <summary>A library that has types of the names of ours.</summary>
    public static MetadataReference Copy { get; } = Compiled("Copy", OpenBases).WithAliases(["copy"]);

    /// <summary>A library with a model that has a mistake, which its own build has let through.</summary>
    public static MetadataReference BrokenModel { get; } = Compiled(
        "Models", "[NeuralSeqGen.SequenceModel, NeuralSeqGen.Input(4, 3), NeuralSeqGen.Gru(0)] public sealed partial class Inner;", [.. References.All.Where(r => r.Display!.EndsWith("NeuralSeqGen.dll", StringComparison.Ordinal))]);

    private static string Version => $"[assembly: System.Reflection.AssemblyVersion(\"{typeof(SequenceModelAttribute).Assembly.GetName().Version}\")] ";

    private static PortableExecutableReference Compiled(string name, string source, params MetadataReference[] references)
    {
        var compilation = CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(source)], [.. Basic.Reference.Assemblies.Net100.References.All, .. references], Library);
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        image.Position = 0;
        return MetadataReference.CreateFromStream(image);
    }
}
