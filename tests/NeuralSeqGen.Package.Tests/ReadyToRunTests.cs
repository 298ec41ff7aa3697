using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;

namespace NeuralSeqGen.Package.Tests;

/// <summary>The package as it is published: beside the library for every system, the same one compiled for some.</summary>
[Collection(PackageCollection.Name)]
public sealed class ReadyToRunTests(PackageFixture package) : IDisposable
{
    private const string AnySystem = "lib/net10.0/NeuralSeqGen.dll";

    private readonly string _folder = Directory.CreateTempSubdirectory("nsg-ready-").FullName;

    [Fact]
    public void PackageOfARuntime_HoldsTheLibraryCompiledForIt()
    {
        string runtime = (OperatingSystem.IsWindows() ? "win-" : OperatingSystem.IsMacOS() ? "osx-" : "linux-") + (RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "x64");
        string feed = Path.Combine(_folder, "feed");
        DotNet.Run(
            Repository.Root, "pack", Repository.PathOf("src", "NeuralSeqGen"), "-c", "Release", "-v", "q", "-nologo", "-o", feed,
            $"-p:ArtifactsPath={package.Artifacts}", $"-p:ReadyToRunRuntimes={runtime}").Succeeded();
        using var archive = ZipFile.OpenRead(Directory.GetFiles(feed, "NeuralSeqGen.*.nupkg").Single());
        string[] libraries = [.. archive.Entries.Select(entry => entry.FullName).Where(name => name.EndsWith("/NeuralSeqGen.dll")).Order(StringComparer.Ordinal)];
        string compiled = $"runtimes/{runtime}/lib/net10.0/NeuralSeqGen.dll";
        Assert.Equal([AnySystem, compiled], libraries);
        var (plainTypes, plainCode) = Inside(archive, AnySystem);
        var (types, code) = Inside(archive, compiled);
        Assert.Equal(plainTypes, types);
        Assert.False(plainCode, $"{AnySystem} holds machine code");
        Assert.True(code, $"{compiled} holds no machine code");
    }

    /// <inheritdoc />
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static (string[] Types, bool HasMachineCode) Inside(ZipArchive archive, string entry)
    {
        using var memory = new MemoryStream();
        using (var stream = archive.GetEntry(entry)!.Open())
        {
            stream.CopyTo(memory);
        }

        memory.Position = 0;
        using var reader = new PEReader(memory);
        var metadata = reader.GetMetadataReader();
        string[] types = [.. metadata.TypeDefinitions.Select(handle => metadata.GetString(metadata.GetTypeDefinition(handle).Name))];
        return (types, reader.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0);
    }
}
