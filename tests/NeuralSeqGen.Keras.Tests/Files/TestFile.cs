namespace NeuralSeqGen.Keras.Tests.Files;

/// <summary>A file that is gone after the test.</summary>
internal sealed class TestFile : IDisposable
{
    public TestFile(byte[] content) => File.WriteAllBytes(Path, content);

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName());

    public void Dispose() => File.Delete(Path);
}
