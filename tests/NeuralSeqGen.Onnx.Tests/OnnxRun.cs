using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace NeuralSeqGen.Onnx.Tests;

/// <summary>A model as ONNX Runtime runs it, on one thread.</summary>
internal sealed class OnnxRun : IDisposable
{
    private readonly InferenceSession _session;

    public OnnxRun(ISequenceModel model)
    {
        using var file = new MemoryStream();
        OnnxFile.Save(model, file);
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
        _session = new(file.ToArray(), options);
    }

    /// <summary>Inputs of the file by name, states among them, with the extents that it states.</summary>
    public IReadOnlyDictionary<string, NodeMetadata> Inputs => _session.InputMetadata;

    public IReadOnlyDictionary<string, NodeMetadata> Outputs => _session.OutputMetadata;

    /// <summary>All outputs by name. Inputs hold floats or integers, samples one after another; states that are not given are 0.</summary>
    public IReadOnlyDictionary<string, float[]> Run(int samples, IReadOnlyDictionary<string, Array> inputs)
    {
        List<NamedOnnxValue> values = [.. _session.InputMetadata.Select(input => Value(input.Key, [samples, .. input.Value.Dimensions[1..]], inputs.GetValueOrDefault(input.Key)))];
        using var results = _session.Run(values);
        return results.ToDictionary(result => result.Name, result => result.AsEnumerable<float>().ToArray());
    }

    public void Dispose() => _session.Dispose();

    private static NamedOnnxValue Value(string name, int[] extents, Array? values) => values is int[] ids
        ? NamedOnnxValue.CreateFromTensor(name, new DenseTensor<int>(ids, extents))
        : NamedOnnxValue.CreateFromTensor(name, new DenseTensor<float>((float[]?)values ?? new float[extents.Aggregate(1, (product, extent) => product * extent)], extents));
}
